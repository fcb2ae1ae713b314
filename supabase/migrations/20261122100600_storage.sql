-- The pictures' bucket: public by address, so that a picture is served by the CDN, and never listable:
-- without a SELECT policy on storage.objects nobody but the service role can list or search it. Without
-- INSERT, UPDATE or DELETE policies nobody but the service role writes.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('generated-images', 'generated-images', true, 20971520, '{image/jpeg,image/png,image/webp}')
on conflict (id) do update
  set public = excluded.public,
      file_size_limit = excluded.file_size_limit,
      allowed_mime_types = excluded.allowed_mime_types;
