/** The gallery before it is known: rows of empty tiles. */
export function GallerySkeleton() {
  return (
    <output aria-label="Loading your pictures" className="block overflow-hidden desk:edge">
      <div className="h-12.5" />
      {["first", "second", "third"].map((row) => (
        <div key={row} className="mb-(--gap-pic) flex h-32 gap-(--gap-pic) desk:h-55.5">
          <div className="flex-3 bg-well desk:rounded-pic" />
          <div className="flex-2 bg-well desk:rounded-pic" />
          <div className="flex-4 bg-well desk:rounded-pic" />
          <div className="hidden flex-2 bg-well desk:block desk:rounded-pic" />
          <div className="hidden flex-3 bg-well desk:block desk:rounded-pic" />
        </div>
      ))}
    </output>
  );
}
