import { useInfiniteQuery } from "@tanstack/react-query";
import { CloudAlert } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { GallerySkeleton } from "@/features/gallery/gallery-skeleton";
import { GalleryWall } from "@/features/gallery/gallery-wall";
import { galleryQuery } from "@/features/gallery/gallery.queries";
import { LoadMore } from "@/features/gallery/load-more";
import { Notice } from "@/components/notice";
import { Button } from "@/components/ui/button";

interface GalleryProps {
  userId: string;
  /** What an empty gallery offers to do. */
  emptyAction: ReactNode;
}

function Unreadable({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <div className="edge py-5">
      <Notice
        icon={CloudAlert}
        tone="bad"
        title="Your pictures could not be read"
        action={
          <Button variant="outline" size="sm" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {message} Nothing is lost.
      </Notice>
    </div>
  );
}

/** Every kept picture of a person. */
export function Gallery({ userId, emptyAction }: GalleryProps) {
  const {
    data,
    error,
    isPending,
    hasNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery(galleryQuery(userId));
  const pictures = useMemo(() => data?.pages.flat() ?? [], [data]);

  if (isPending) return <GallerySkeleton />;
  if (data === undefined) return <Unreadable message={error.message} onRetry={() => void refetch()} />;
  if (pictures.length === 0) {
    return (
      <section className="edge pt-10">
        <h2 className="text-20">No pictures yet</h2>
        <p className="mt-1 mb-5 text-ink-2">Every picture you make is kept here, newest first.</p>
        {emptyAction}
      </section>
    );
  }
  return (
    <>
      <GalleryWall pictures={pictures} />
      {isFetchNextPageError && <Unreadable message={error.message} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !isFetchNextPageError && (
        <LoadMore onVisible={() => void fetchNextPage()} busy={isFetchingNextPage} />
      )}
    </>
  );
}
