/**
 * Where a marking's name begins or may begin, in order: a cheap first look, in which capitals are rare enough to be looked for one
 * by one and small letters are looked for as whole words.
 */
export function placesOfNames(text: string): readonly number[] {
  const places = [...text.matchAll(capitals)].map(({ index }) => index);
  for (const word of smallWords) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places.sort((a, b) => a - b);
}

// --- Internal ---

const smallWords = ['secret', 'official-sens', 'official sens'];

const capitals =
  /S[ .-]?E[ .-]?C[ .-]?R[ .-]?E[ .-]?T|OFFICIAL|OFF-?SEN|O F F I C|O[-/]S\b|CONFIDEN|RESTR|PROTECT|UNCLASS|GEHEIM|VS-|DIENSTGEB|ATOMAL|LIMITE|CUI\b|SWYDDOG|CYFRIN|Official\b|Secret\b|Confidential|Restricted|TS\/\/|S\/\/|NPM\b|IL[2-6]\b|SEGRETI|RISERVAT|DIFFUSION R/g;
