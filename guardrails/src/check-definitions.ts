import type { CheckDefinition } from './check-definition.ts';
import { citationsResolve } from './checks/citations-resolve.ts';
import { grounding } from './checks/grounding.ts';
import { harm } from './checks/harm.ts';
import { injection } from './checks/injection.ts';
import { links } from './checks/links.ts';
import { modelJudge } from './checks/model-judge.ts';
import { personalData } from './checks/personal-data.ts';
import { placeholders } from './checks/placeholders.ts';
import { protectiveMarking } from './checks/protective-marking.ts';
import { secrets } from './checks/secrets.ts';
import { shape } from './checks/shape.ts';
import { terms } from './checks/terms.ts';
import { unsafeCharacters } from './checks/unsafe-characters.ts';

const all: readonly CheckDefinition[] = [
  citationsResolve,
  grounding,
  harm,
  injection,
  links,
  modelJudge,
  personalData,
  placeholders,
  protectiveMarking,
  secrets,
  shape,
  terms,
  unsafeCharacters,
];

/** Every check that a policy can name. */
export const checkDefinitions: ReadonlyMap<string, CheckDefinition> = new Map(all.map((definition) => [definition.name, definition]));
