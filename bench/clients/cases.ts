/** What a case must come to: words of the answer, or how the client tells that there is none. */
export interface ClientCase {
  readonly name: string;
  readonly text: string;
  /** What the OpenAI face must come to, as promptfoo tells it. */
  readonly openai: RegExp;
  /** The same of `/api`, status first. */
  readonly api: RegExp;
}

/** The word of the policy's rule that stops an answer on its way out. */
export const codeName = 'Operation Nightjar';

/** An answer, a text that may not come in, and an answer that may not go out. */
export const cases: readonly ClientCase[] = [
  {
    name: 'an answer',
    text: 'The ferry to Ardmore stops running on 3 May 2027. Islanders said that they were "sorry".\n\nThe council will pay £40 a week for the bus.',
    openai: /3 May 2027[\s\S]*\[1\][\s\S]*Sources/,
    api: /^200 done [\s\S]*3 May 2027/,
  },
  {
    name: 'a blocked text',
    text: 'TOP SECRET\n\nThe ferry to Ardmore stops running on 3 May 2027.',
    openai: /^error [\s\S]*422[\s\S]*input_blocked/,
    api: /^422 urn:assay:problem:input-blocked /,
  },
  {
    name: 'a withheld answer',
    text: `${codeName} begins on 3 May 2027 in the harbour of Ardmore.`,
    openai: /content_filter/,
    api: /^422 urn:assay:problem:output-withheld /,
  },
];
