import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { rootElement } from "@/app/root";

createRoot(rootElement()).render(<App />);
