/** The feed before it is known: two rows of empty tiles, with nothing to read. */
export function FeedSkeleton() {
  return (
    <div className="desk:edge" role="status" aria-label="Loading today's pictures">
      <div className="h-12" />
      {[3, 2].map((tiles) => (
        <div key={tiles} className="axis border-line desk:border-t desk:py-4 pb-5">
          <div className="desk:block hidden space-y-2">
            <div className="rounded-pic bg-well h-3.5 w-40" />
            <div className="rounded-pic bg-well h-3 w-28" />
          </div>
          <div className="flex gap-(--gap-pic)">
            {Array.from({ length: tiles }, (_, place) => (
              <div key={place} className="bg-well desk:rounded-pic aspect-4/3 w-61 min-w-0" />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
