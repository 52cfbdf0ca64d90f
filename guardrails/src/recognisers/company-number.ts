import { likely, type Recogniser } from '../recogniser.ts';
import { isNamed } from '../words-around.ts';

const label =
  /\b(?:company(?: registration)? (?:number|no|num|reg)|companies house(?: number| no)?|registered (?:number|no|in england(?: and wales)?)|crn|rhif (?:y )?cwmni)\b/i;

/** Company numbers: eight digits, or two letters and six. The register is public, but a sole director's company leads to a person; a label is needed. */
export const companyNumber: Recogniser = {
  kind: 'company-number',
  label: 'a company number',
  near: 'digit',
  patterns: [/(?<![\w.+/-])(?:\d{8}|(?:SC|NI|OC|SO|NC|FC|SL|R0|LP|NL|SP|IP|GE|GS|AC|BR|CE|CS)\d{6})(?![\w/-]|\.\d)/gi],
  judge: (candidate) => (isNamed(candidate, label) ? likely.labelled : undefined),
};
