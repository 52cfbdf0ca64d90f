import { dataFile } from '@assay/core';
import { z } from 'zod';

const words = z.array(z.string()).min(1);
const lexicon = dataFile(
  new URL('../lexicons/top-level-domains.json', import.meta.url),
  z.strictObject({
    /** Those of countries, the better known general ones, and some in other scripts. */
    tlds: words,
    /** Those that are words of the language or endings of file names: "work.in", "setup.sh". */
    careful: words,
    /** Names of things that look like hosts. */
    notHosts: words,
  }),
);

let read:
  | { readonly known: ReadonlySet<string>; readonly careful: ReadonlySet<string>; readonly notHosts: ReadonlySet<string> }
  | undefined;

/** The endings by which a name without a scheme is known for a host. */
export function topLevelDomains() {
  const { tlds, careful, notHosts } = lexicon();
  read ??= { known: new Set(tlds), careful: new Set(careful), notHosts: new Set(notHosts) };
  return read;
}
