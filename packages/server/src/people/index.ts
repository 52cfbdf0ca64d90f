export { type KeyGrant, makeApiKey } from './api-keys.ts';
export { roles } from './caller-from-claims.ts';
export { type PeopleSettings, peopleSettings } from './people-settings.ts';
