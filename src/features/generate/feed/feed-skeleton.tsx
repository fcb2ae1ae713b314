/** The feed before it is known: two rows of empty tiles, with nothing to read. */
export function FeedSkeleton() {
  return (
    <output className="block desk:edge" aria-label="Loading today's pictures">
      <div className="h-12" />
      {[3, 2].map((tiles) => (
        <div key={tiles} className="axis border-line pb-5 desk:border-t desk:py-4">
          <div className="hidden space-y-2 desk:block">
            <div className="h-3.5 w-40 rounded-pic bg-well" />
            <div className="h-3 w-28 rounded-pic bg-well" />
          </div>
          <div className="flex gap-(--gap-pic)">
            {Array.from({ length: tiles }, (_, place) => (
              <div key={place} className="aspect-4/3 w-61 min-w-0 bg-well desk:rounded-pic" />
            ))}
          </div>
        </div>
      ))}
    </output>
  );
}
