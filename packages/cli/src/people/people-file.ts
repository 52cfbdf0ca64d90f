import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssayError, readJsonFile } from '@assay/core';
import { type PeopleSettings, peopleSettings } from '@assay/server/people';

/** How people sign in and what they may do: `people.json` of the data folder, or the file that ASSAY_PEOPLE names; one local user without it. */
export function readPeopleFile(
  data: string,
  environment: Readonly<Record<string, string | undefined>>,
  tools: readonly string[],
): PeopleSettings {
  const named = environment.ASSAY_PEOPLE;
  const path = named ?? join(data, 'people.json');
  if (named === undefined && !existsSync(path)) return peopleSettings.parse({});
  const settings = readJsonFile(path, peopleSettings, 'data-file-invalid');
  const unknown = Object.keys(settings.tools).find((tool) => !tools.includes(tool));
  if (unknown !== undefined)
    throw new AssayError(
      'data-file-invalid',
      `${path} says who may run "${unknown}", and there is no such tool. The tools are: ${tools.join(', ')}.`,
    );
  return settings;
}
