/** What stands beside this file in files of their own, each fetched when it is needed. */
interface Parts {
  readonly results: typeof import('./results/results.ts');
  readonly desk: typeof import('./desk/desk.ts');
  readonly welsh: typeof import('./welsh.ts');
}

/** A part of the widget; undefined where it cannot be had. */
export async function fetchPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name] | undefined> {
  try {
    const address = new URL(`./assay-${name}.js`, import.meta.url);
    if (tries > 0) address.search = `${tries}`;
    return await import(address.href);
  } catch {
    // A browser may remember that an address failed: the next try has another.
    tries += 1;
    return undefined;
  }
}

// --- Internal ---

let tries = 0;
