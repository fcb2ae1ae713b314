// Runs before the first paint. Keep the key and the values in step with src/lib/theme.ts.
try {
  const theme = localStorage.getItem("easel.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme is fine then.
}
