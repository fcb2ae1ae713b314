import assert from "node:assert/strict";
import { isPictureUrlAllowed } from "./picture-url.ts";

Deno.test("pictures come from Fal's own domain", () => {
  for (const url of [
    "https://fal.media/a.jpg",
    "https://v3.fal.media/files/a.jpg",
    "https://V3B.FAL.MEDIA/x",
  ]) {
    assert.equal(isPictureUrlAllowed(url, null), true, url);
  }
});

Deno.test("and from nowhere else", () => {
  for (const url of [
    "http://v3.fal.media/a.jpg",
    "https://evilfal.media/a.jpg",
    "https://fal.media.evil.example/a.jpg",
    "https://fal.media./a.jpg",
    "https://v3.fal.media:8443/a.jpg",
    "https://user@v3.fal.media/a.jpg",
    "https://:secret@v3.fal.media/a.jpg",
    "https://evil.example/?fal.media",
    "https://evil.example#.fal.media",
    "https://evil.example\\.fal.media/",
    "https://169.254.169.254/latest/meta-data",
    "http://127.0.0.1:1234/a.jpg",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "not an address",
    "",
  ]) {
    assert.equal(isPictureUrlAllowed(url, null), false, url);
  }
});

Deno.test("the simulator's pictures are taken only when it stands in, and only from its very origin", () => {
  const simulator = "http://127.0.0.1:55101";
  assert.equal(isPictureUrlAllowed("http://127.0.0.1:55101/v3.fal.media/files/a.jpg", simulator), true);
  assert.equal(isPictureUrlAllowed("http://127.0.0.1:55102/v3.fal.media/files/a.jpg", simulator), false);
  assert.equal(isPictureUrlAllowed("http://localhost:55101/a.jpg", simulator), false);
  assert.equal(isPictureUrlAllowed("http://u@127.0.0.1:55101/a.jpg", simulator), false);
  assert.equal(isPictureUrlAllowed("https://v3.fal.media/a.jpg", simulator), true);
});
