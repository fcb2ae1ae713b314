/**
 * Whether a picture may be fetched from this address: https on Fal's own domain, which a dot must bound
 * (`evilfal.media` is somebody else's), without a port or a user. The address comes from another
 * service's answer: without this check it could point into the network that the function runs in.
 * @param simulatorUrl allowed besides, when the simulator stands in for Fal.
 */
export function isPictureUrlAllowed(address: string, simulatorUrl: string | null): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  if (simulatorUrl !== null && url.origin === new URL(simulatorUrl).origin) return true;
  return (
    url.protocol === "https:" &&
    url.port === "" &&
    (url.hostname === "fal.media" || url.hostname.endsWith(".fal.media"))
  );
}
