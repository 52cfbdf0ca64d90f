import type { Span } from '@assay/language';

/** What a list item is marked with, and how far it is set in. */
export interface ItemMark {
  readonly kind: string;
  readonly indent: number;
}

interface Lead {
  readonly span: Span;
  /** The mark of the item that leads in; none for a sentence before the list. */
  readonly mark?: ItemMark;
}

/** The words that lead into a list, and into the lists within it, as reading goes on. */
export interface LeadIns {
  /** A sentence that ends with a colon opens a list: what led into an earlier one is over. */
  open(span: Span): void;
  /** An item that ends with a colon leads into a list within its list. */
  nest(span: Span, mark: ItemMark): void;
  /** The spans that lead into an item with this mark. */
  forItem(mark: ItemMark): readonly Span[];
  /** The spans that lead into what stands right after them though it is no item. */
  forProse(): readonly Span[];
  close(): void;
}

/** Keeps what leads into lists. */
export function leadIns(): LeadIns {
  let leads: Lead[] = [];
  return {
    open(span) {
      leads = [{ span }];
    },
    nest(span, mark) {
      leads = [...above(leads, mark), { span, mark }];
    },
    forItem(mark) {
      leads = above(leads, mark);
      return leads.map(({ span }) => span);
    },
    forProse: () => leads.map(({ span }) => span),
    close() {
      leads = [];
    },
  };
}

/** How an item is marked: "-", "(a)", "3." and "(iv)" are marks of four kinds. */
export function itemMark(line: string, indent: number): ItemMark {
  const mark = /^\(?([^\s.)]{1,4})[.)]?\s/.exec(line)?.[1] ?? line.charAt(0);
  const kind = /^\d+$/.test(mark) ? 'number' : /^[ivx]{2,4}$|^[iv]$/.test(mark) ? 'roman' : /^[a-z]$/i.test(mark) ? 'letter' : mark;
  return { kind, indent };
}

// --- Internal ---

/** The leads that still hold for an item: one led by an item ends at the next item marked and set in as that one was, or less. */
function above(leads: readonly Lead[], { kind, indent }: ItemMark): Lead[] {
  const end = leads.findIndex(({ mark }) => mark !== undefined && (indent < mark.indent || (indent === mark.indent && kind === mark.kind)));
  return end < 0 ? [...leads] : leads.slice(0, end);
}
