import type { CheckDefinition } from './check-definition.ts';
import { citationsResolve } from './checks/citations-resolve.ts';
import { grounding } from './checks/grounding.ts';
import { injection } from './checks/injection.ts';
import { personalData } from './checks/personal-data.ts';
import { placeholders } from './checks/placeholders.ts';
import { protectiveMarking } from './checks/protective-marking.ts';
import { unsafeCharacters } from './checks/unsafe-characters.ts';

const all: readonly CheckDefinition[] = [
  citationsResolve,
  grounding,
  injection,
  personalData,
  placeholders,
  protectiveMarking,
  unsafeCharacters,
];

/** Every check that a policy can name. */
export const checkDefinitions: ReadonlyMap<string, CheckDefinition> = new Map(all.map((definition) => [definition.name, definition]));
