import { type Check, sha256 } from '@assay/core';

/** As many texts are remembered, each of at most so many characters; then they are forgotten together. */
const most = { texts: 5_000, characters: 1_000 } as const;

/**
 * Wraps a search that sees nothing but the text and its stage: texts in which it found nothing, such as approved lines and
 * fixed phrases, recur in every run and are not searched again. Their digests are kept, never the texts: one check's clean text
 * may hold what another one finds.
 */
export function rememberClean(find: Check['find']): Check['find'] {
  const clean = new Set<string>();
  return async (input) => {
    const { share = (reader) => reader(input.text) } = input;
    const key = `${input.stage} ${share(sha256)}`;
    if (clean.has(key)) return [];
    const findings = await find(input);
    if (findings.length === 0 && input.text.length <= most.characters) {
      if (clean.size >= most.texts) clean.clear();
      clean.add(key);
    }
    return findings;
  };
}
