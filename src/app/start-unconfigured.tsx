import { createRoot } from "react-dom/client";
import { rootElement } from "@/app/root";
import { ConfigurationPage } from "@/app/routes/configuration";
import { buildEnv } from "@/lib/env";

createRoot(rootElement()).render(<ConfigurationPage problems={buildEnv().problems ?? []} />);
