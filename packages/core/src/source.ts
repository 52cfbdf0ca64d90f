/** How far a text may be believed: it never rises, and only the caller's own words can ask for anything. */
export type Trust = 'caller' | 'retrieved' | 'engine';

/** A text a run may draw on. Citations point into `document`; `text` is its stretch from offset `start`. */
export interface Source {
  readonly document: string;
  readonly title: string;
  readonly start: number;
  readonly text: string;
  readonly trust: Trust;
}
