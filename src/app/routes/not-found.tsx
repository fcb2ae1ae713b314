import { Link } from "react-router";
import { PlainPage } from "@/app/layouts/plain-page";
import { paths } from "@/app/paths";
import { buttonVariants } from "@/components/ui/button";

export function NotFoundRoute() {
  return (
    <PlainPage title="Nothing hangs here">
      <p className="text-ink-2">
        There is no page at this address. It may have moved, or the link may be cut off.
      </p>
      <Link to={paths.home} className={buttonVariants({ variant: "outline" })}>
        Go to Easel
      </Link>
    </PlainPage>
  );
}
