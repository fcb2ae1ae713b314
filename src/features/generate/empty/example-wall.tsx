import { EXAMPLES, type Example } from "@/features/generate/empty/examples";
import { justifiedRows } from "@/lib/justified-rows";
import { useIsPhone } from "@/lib/use-media-query";
import { useWidth } from "@/lib/use-width";

interface ExampleWallProps {
  onPick: (example: Example) => void;
}

/** Pictures to start from; each puts its recipe into the composer. */
export function ExampleWall({ onPick }: ExampleWallProps) {
  const [wall, width] = useWidth<HTMLDivElement>();
  const isPhone = useIsPhone();
  const gap = isPhone ? 3 : 6;
  const target = isPhone ? 150 : 226;
  const rows =
    width === 0
      ? []
      : justifiedRows(EXAMPLES, (example) => example.width / example.height, { width, target, gap });

  return (
    <div ref={wall} className="flex flex-col gap-(--gap-pic)">
      {rows.map((row) => (
        <div key={row.items[0]?.item.picture} className="flex gap-(--gap-pic)">
          {row.items.map(({ item, width: itemWidth }) => (
            <button
              key={item.picture}
              type="button"
              onClick={() => onPick(item)}
              style={{ width: itemWidth, height: row.height }}
              className="block shrink-0 bg-well desk:rounded-pic"
            >
              <img
                src={`/examples/${item.picture}`}
                alt={item.prompt}
                width={item.width}
                height={item.height}
                decoding="async"
                className="size-full object-cover desk:rounded-pic"
              />
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
