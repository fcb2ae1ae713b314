import type { Plugin } from "vite";

/**
 * Adds a modulepreload for the chunk that `main.tsx` imports after the first frame, and for that
 * chunk's own static imports: they download while the static shell is painted.
 *
 * @param moduleSuffix end of the path of the dynamically imported module
 */
export function preloadApp(moduleSuffix: string): Plugin {
  return {
    name: "easel:preload-app",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === "chunk");
        const app = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(moduleSuffix));
        if (!app) throw new Error(`No chunk starts at ${moduleSuffix}.`);
        const files = [app.fileName, ...app.imports].filter((fileName) => !html.includes(`/${fileName}"`));
        return files.map((fileName) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${fileName}` },
          injectTo: "head",
        }));
      },
    },
  };
}
