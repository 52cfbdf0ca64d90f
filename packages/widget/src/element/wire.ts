/** A place in a source text; `document` is "input" for what the person sent. UTF-16 offsets, end exclusive. */
export interface Position {
  readonly document: string;
  readonly page?: number;
  readonly section?: string;
  readonly start: number;
  readonly end: number;
}

/** The words a statement rests on, and where they stand. */
export interface Citation {
  readonly id: string;
  readonly title: string;
  readonly quote: string;
  readonly position: Position;
  readonly url?: string;
  readonly notes?: readonly string[];
}

/** What a check found: kind, place and what to do. */
export interface Notice {
  readonly check: string;
  readonly kind: string;
  readonly action: 'flag' | 'rewrite' | 'redact' | 'block';
  readonly message: string;
  readonly where: string;
  /** Its places in a text that was sent. */
  readonly places?: readonly { readonly start: number; readonly end: number }[];
}

/** How a run can end. */
export type EndStatus = 'done' | 'blocked' | 'withheld' | 'failed' | 'cancelled';

type RunEventBody =
  | { readonly type: 'started'; readonly tool: string; readonly engine: string }
  | { readonly type: 'restarted'; readonly message: string }
  | { readonly type: 'progress'; readonly message: string; readonly done?: number; readonly total?: number }
  | { readonly type: 'checked'; readonly records: readonly { readonly outcome: string }[]; readonly notices: readonly Notice[] }
  | { readonly type: 'citation'; readonly citation: Citation }
  | { readonly type: 'text'; readonly text: string; readonly citations: readonly string[] }
  | { readonly type: 'result'; readonly result: unknown }
  | {
      readonly type: 'ended';
      readonly status: EndStatus;
      readonly code?: string;
      readonly message?: string;
      readonly notices?: readonly Notice[];
    };

/** An event of a run as the server tells it; `sequence` counts from 1 without a gap. */
export type RunEvent = RunEventBody & { readonly sequence: number };

/** What the browser itself adds to the log: how the connection stands. */
export interface ConnectionEvent {
  readonly type: 'connection';
  readonly status: 'open' | 'lost' | 'given-up';
}

/** A tool as GET /api/tools describes it, as far as it is shown here. */
export interface ToolCard {
  readonly name: string;
  readonly title: string;
  /** Where it stands with the gate. */
  readonly state: string;
  readonly isEnabled: boolean;
  readonly reasons: readonly string[];
  readonly command: string;
  readonly evidence: string;
  readonly engines: readonly { readonly id: string; readonly kind: string }[];
  /** JSON Schema of the input, as far as it is looked at here. */
  readonly input?: { readonly properties?: Readonly<Record<string, { readonly oneOf?: readonly Choice[] }>> };
}

/** One of the values a field of an input may have. */
interface Choice {
  readonly const: string;
  readonly title: string;
  readonly description?: string;
}

/** A document as GET /api/documents lists it, as far as it is shown here. */
export interface DocumentSummary {
  readonly id: string;
  readonly collection: string;
  readonly title: string;
}
