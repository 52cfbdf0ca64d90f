import { z } from 'zod';

/** The part of a tagged document that a piece of text belongs to. */
export interface Role {
  readonly kind: 'heading' | 'paragraph' | 'list-item' | 'table-row';
  readonly level?: number;
  /** Tells two parts of the same kind apart. */
  readonly block: number;
  readonly cell?: number;
}

/** Where a marked piece of text stands in the order of reading, and in which part; text outside all parts has only its place. */
interface MarkedPlace {
  readonly order: number;
  readonly role?: Role;
}

/** Places by the mark that stands around their text on the page. */
export type PageRoles = ReadonlyMap<string, MarkedPlace>;

const node = z.object({ role: z.string().catch(''), id: z.string().optional().catch(undefined), children: z.array(z.unknown()).catch([]) });

/** What an accessible ("tagged") PDF says of its own structure: headings, list items, rows of tables; none for other files. */
export function pageRoles(tree: unknown): PageRoles {
  const roles = new Map<string, MarkedPlace>();
  let next = 0;
  const waiting: { readonly value: unknown; readonly role?: Role }[] = [{ value: tree }];
  for (let open = waiting.pop(); open !== undefined; open = waiting.pop()) {
    const parsed = node.safeParse(open.value);
    if (!parsed.success) continue;
    const { id, children } = parsed.data;
    next += 1;
    if (id !== undefined) roles.set(id, { order: next, ...(open.role === undefined ? {} : { role: open.role }) });
    const role = roleOf(parsed.data.role, open.role, next);
    for (const value of children.toReversed()) waiting.push({ value, ...(role === undefined ? {} : { role }) });
  }
  return roles;
}

// --- Internal ---

/** A part inside a row stays in the row, one inside a list item in the item; a list in an item opens items of its own. */
function roleOf(name: string, above: Role | undefined, block: number): Role | undefined {
  if (above?.kind === 'table-row') return name === 'TD' || name === 'TH' ? { ...above, cell: block } : above;
  if (name === 'TR') return { kind: 'table-row', block };
  if (name === 'LI') return { kind: 'list-item', block };
  if (above?.kind === 'list-item') return above;
  const level = /^H([1-6])$/.exec(name)?.[1];
  if (level !== undefined || name === 'H' || name === 'Title') return { kind: 'heading', level: Number(level ?? 1), block };
  if (name === 'P' || name === 'Note' || name === 'Caption' || name === 'BlockQuote' || name === 'TOCI')
    return { kind: 'paragraph', block };
  return above;
}
