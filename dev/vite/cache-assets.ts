import type { Plugin } from "vite";

/** What the static host sends with files whose names change with their content; vercel.json says the same. */
export const ASSET_CACHING = "public, max-age=31536000, immutable";

/** Makes `vite preview` cache assets as the static host does; by itself it has them asked for again each time. */
export function cacheAssets(): Plugin {
  return {
    name: "easel:cache-assets",
    configurePreviewServer({ middlewares }) {
      middlewares.use("/assets", (_request, response, next) => {
        const setHeader = response.setHeader.bind(response);
        const isCaching = (name: string) => name.toLowerCase() === "cache-control";
        response.setHeader = (name, value) => setHeader(name, isCaching(name) ? ASSET_CACHING : value);
        setHeader("Cache-Control", ASSET_CACHING);
        next();
      });
    },
  };
}
