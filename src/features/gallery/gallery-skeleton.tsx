/** The gallery before it is known: rows of empty tiles. */
export function GallerySkeleton() {
  return (
    <div role="status" aria-label="Loading your pictures" className="desk:edge overflow-hidden">
      <div className="h-12.5" />
      {["first", "second", "third"].map((row) => (
        <div key={row} className="desk:h-55.5 mb-(--gap-pic) flex h-32 gap-(--gap-pic)">
          <div className="bg-well desk:rounded-pic flex-3" />
          <div className="bg-well desk:rounded-pic flex-2" />
          <div className="bg-well desk:rounded-pic flex-4" />
          <div className="bg-well desk:block desk:rounded-pic hidden flex-2" />
          <div className="bg-well desk:block desk:rounded-pic hidden flex-3" />
        </div>
      ))}
    </div>
  );
}
