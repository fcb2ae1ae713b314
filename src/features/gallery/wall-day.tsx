import { memo } from "react";
import { pictureSources, type GalleryPicture } from "@/features/gallery/gallery-picture";
import type { Day } from "@/features/gallery/group-by-day";
import { justifiedRows, type RowOptions } from "@/lib/justified-rows";

interface WallDayProps {
  day: Day<GalleryPicture>;
  layout: RowOptions;
}

interface WallPictureProps {
  picture: GalleryPicture;
  width: number;
  height: number;
}

function WallPicture({ picture, width, height }: WallPictureProps) {
  return (
    <a
      href={picture.image_url}
      target="_blank"
      rel="noreferrer"
      style={{ width, height }}
      className="block shrink-0 bg-well desk:rounded-pic"
    >
      <img
        {...pictureSources(picture)}
        sizes={`${width}px`}
        alt={picture.alt_text ?? picture.prompt}
        width={picture.width}
        height={picture.height}
        loading="lazy"
        decoding="async"
        className="picture-in size-full object-cover desk:rounded-pic"
      />
    </a>
  );
}

/** A day of the gallery. Days that did not change are not laid out again when a page is added. */
export const WallDay = memo(function WallDay({ day, layout }: WallDayProps) {
  const rows = justifiedRows(day.items, ({ width, height }) => width / height, layout);
  return (
    <section aria-labelledby={`day-${day.key}`}>
      <h2 id={`day-${day.key}`} className="px-4 pt-5 pb-3 font-medium desk:px-0">
        {day.heading}
      </h2>
      <div className="flex flex-col gap-(--gap-pic)">
        {rows.map((row) => (
          <div
            key={row.items[0]?.item.id}
            // Rows out of sight cost no layout; their height is known, so nothing jumps.
            style={{ contentVisibility: "auto", containIntrinsicHeight: row.height, height: row.height }}
            className="flex gap-(--gap-pic)"
          >
            {row.items.map(({ item, width }) => (
              <WallPicture key={item.id} picture={item} width={width} height={row.height} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
});
