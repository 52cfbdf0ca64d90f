import { z } from 'zod';
import { type Element, nodesOf } from './tree.ts';

/** What a page's linked data (schema.org as JSON-LD) tells of it. */
export interface LinkedData {
  readonly publisher?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly type?: string;
}

const party = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const parties = z.union([party, z.tuple([party], z.unknown()).transform(([name]) => name)]);

const page = z.object({
  '@type': z.string(),
  author: parties.optional().catch(undefined),
  publisher: parties.optional().catch(undefined),
  datePublished: z.string().optional().catch(undefined),
  dateModified: z.string().optional().catch(undefined),
});

/** Reads a JSON-LD script; one that is not JSON, or about something else, tells nothing. */
export function readLinkedData(script: Element): LinkedData {
  const found = candidates(parseJson(script)).flatMap((candidate) => {
    const parsed = page.safeParse(candidate);
    return parsed.success && /(?:Article|WebPage|Guide|Report|Dataset|Page|Legislation)$/.test(parsed.data['@type']) ? [parsed.data] : [];
  });
  const [about] = found;
  if (about === undefined) return {};
  // GOV.UK names itself as the publisher, and the department that answers for the page as the author.
  const publisher = about.publisher === undefined || about.publisher === 'GOV.UK' ? (about.author ?? about.publisher) : about.publisher;
  return {
    type: about['@type'],
    ...(publisher === undefined ? {} : { publisher }),
    ...(about.datePublished === undefined ? {} : { published: about.datePublished }),
    ...(about.dateModified === undefined ? {} : { updated: about.dateModified }),
  };
}

// --- Internal ---

function parseJson(script: Element): unknown {
  let source = '';
  for (const node of nodesOf(script)) if ('value' in node) source += node.value;
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function candidates(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const graph = z.object({ '@graph': z.array(z.unknown()) }).safeParse(value);
  return graph.success ? graph.data['@graph'] : [value];
}
