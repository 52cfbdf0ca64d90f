import type { CheckDefinition } from './check-definition.ts';
import { abusiveLanguage } from './checks/abusive-language.ts';
import { citationsResolve } from './checks/citations-resolve.ts';
import { grounding } from './checks/grounding.ts';
import { harm } from './checks/harm.ts';
import { impartiality } from './checks/impartiality.ts';
import { injection } from './checks/injection.ts';
import { links } from './checks/links.ts';
import { modelJudge } from './checks/model-judge.ts';
import { obedience } from './checks/obedience.ts';
import { personalData } from './checks/personal-data.ts';
import { placeholders } from './checks/placeholders.ts';
import { promptLeakage } from './checks/prompt-leakage.ts';
import { protectiveMarking } from './checks/protective-marking.ts';
import { secrets } from './checks/secrets.ts';
import { shape } from './checks/shape.ts';
import { terms } from './checks/terms.ts';
import { unsafeCharacters } from './checks/unsafe-characters.ts';

const all: readonly CheckDefinition[] = [
  abusiveLanguage,
  citationsResolve,
  grounding,
  harm,
  impartiality,
  injection,
  links,
  modelJudge,
  obedience,
  personalData,
  placeholders,
  promptLeakage,
  protectiveMarking,
  secrets,
  shape,
  terms,
  unsafeCharacters,
];

/** Every check that a policy can name. */
export const checkDefinitions: ReadonlyMap<string, CheckDefinition> = new Map(all.map((definition) => [definition.name, definition]));
