import { Link } from "react-router";
import { paths } from "@/app/paths";
import { useUser } from "@/features/auth/session";
import { Gallery } from "@/features/gallery/gallery";
import { buttonVariants } from "@/components/ui/button";

export function GalleryRoute() {
  const user = useUser();
  return (
    <>
      <title>Gallery - Easel</title>
      <h1 className="sr-only">Gallery</h1>
      <Gallery
        userId={user.id}
        emptyAction={
          <Link to={paths.create} className={buttonVariants({ variant: "outline" })}>
            Make a picture
          </Link>
        }
      />
    </>
  );
}
