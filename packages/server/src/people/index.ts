export { type KeyGrant, makeApiKey } from './api-keys.ts';
export { roles } from './caller-from-claims.ts';
export { keyStanding } from './key-standing.ts';
export { type KeySettings, type PeopleSettings, peopleSettings } from './people-settings.ts';
