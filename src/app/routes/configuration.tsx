import { PlainPage } from "@/app/layouts/plain-page";

/** For the person who deploys: what the build was not given, and where it goes. */
export function ConfigurationPage({ problems }: { problems: string[] }) {
  return (
    <PlainPage title="Easel is not set up yet">
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p className="text-ink-2">
        Easel needs the address of a Supabase project and its public key. Put both into{" "}
        <code className="text-13">.env</code> on your own machine, or into the environment of the host that
        builds the app, and build again:
      </p>
      <pre className="w-full overflow-x-auto rounded-md border border-line bg-sheet p-4 text-13">
        {"SUPABASE_URL=https://<project>.supabase.co\nSUPABASE_ANON_KEY=<anon or publishable key>"}
      </pre>
      <p className="text-ink-2">
        Both are in the project's settings under API. To try Easel without a project, run{" "}
        <code className="text-13">npm start</code>.
      </p>
    </PlainPage>
  );
}
