import { optionsFromEnvironment } from "./options.ts";
import { createFalSimulator } from "./server.ts";

const { port, ...options } = optionsFromEnvironment(process.env);
const simulator = createFalSimulator(options);

// The handlers come first: the line on stdout is the sign that the process may be signalled.
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void simulator.close());
}

try {
  await simulator.listen(port);
  console.log(`Fal simulator: ${simulator.url}`);
} catch (error) {
  console.error(`Fal simulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  await simulator.close();
}
