import type { Action, CheckInput, Source } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { findLinks, linkReach } from '../links/find-links.ts';
import { isBelow } from '../links/is-below.ts';
import type { Link } from '../links/read-link.ts';

const options = z.strictObject({
  /** Hosts that may be linked to, with all below them: "gov.uk" allows "www.gov.uk", and never "gov.uk.example". */
  allowHosts: z.array(z.string().regex(/^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}$/, 'write a host in small letters, such as gov.uk')),
  schemes: z
    .array(z.enum(['https', 'http']))
    .min(1)
    .default(['https']),
});

type Options = z.output<typeof options>;

const supports: readonly Action[] = ['flag', 'rewrite', 'redact', 'block'];

/**
 * Finds links to places that are not on the list. An engine is not to see an address it could be led to, nor to say one that
 * the caller did not give: what an answer links to is the list's, or the caller's own. Nothing is ever fetched.
 */
export const links = defineCheck({
  name: 'links',
  options,
  judges: 'text',
  // Letters that look alike are the trick here, so they are read as they stand.
  reads: 'original',
  consequences: {
    flag: 'Be sure of it before you open it or pass it on.',
    rewrite: 'It was taken out.',
    redact: 'It was replaced by a placeholder, so that no engine can be led to it.',
    block: 'The text was not passed on.',
  },
  make: (chosen) => ({
    reach: linkReach,
    supports: { input: supports, context: supports, output: supports },
    async find(input) {
      const elsewhere = findLinks(input.text).filter((link) => !isAllowed(link, chosen));
      const given = elsewhere.length > 0 && input.stage === 'output' ? linksGiven(input) : new Set<string>();
      return elsewhere
        .filter(({ identity }) => !given.has(identity))
        .map(({ start, end, identity }) => ({ check: 'links', kind: 'link', start, end, identity, ...said }));
    },
  }),
});

// --- Internal ---

const said = {
  message: 'This text has a link to a place that is not on the list of this service.',
  score: 0.9,
  replacement: '[link removed]',
} as const;

function isAllowed({ target }: Link, { allowHosts, schemes }: Options): boolean {
  if (target === undefined || !schemes.some((scheme) => scheme === target.scheme)) return false;
  return isBelow(target.host, allowHosts);
}

const read = new WeakMap<Source, readonly Link[]>();

/** The links of the caller's own texts, but for those by which somebody gives the machine orders there. */
function linksGiven({ sources, orders = [] }: CheckInput): ReadonlySet<string> {
  const ordered = new Set(orders.flatMap((order) => findLinks(order)).map(({ identity }) => identity));
  const own = sources.filter(({ trust }) => trust === 'caller').flatMap(linksOf);
  return new Set(own.map(({ identity }) => identity).filter((identity) => !ordered.has(identity)));
}

/** A source is asked for its links with each answer, and read once. */
function linksOf(source: Source): readonly Link[] {
  const known = read.get(source) ?? findLinks(source.text);
  read.set(source, known);
  return known;
}
