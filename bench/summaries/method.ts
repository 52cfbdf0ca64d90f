/** A text to summarise in so many words; the question it is to answer, where there is one. */
export interface Asked {
  readonly text: string;
  readonly words: number;
  readonly focus?: string;
}

/** A summariser that is loaded: the sentences it tells of a text. */
export type Summarise = (asked: Asked) => readonly string[] | Promise<readonly string[]>;
