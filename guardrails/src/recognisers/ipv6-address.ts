import { isIPv6 } from 'node:net';
import { likely, type Recogniser } from '../recogniser.ts';

/** Internet addresses of version 6, in full or shortened. */
export const ipv6Address: Recogniser = {
  kind: 'ip-address',
  label: 'an internet (IP) address',
  near: 'colons',
  patterns: [
    /(?<![\w:.])(?=[0-9a-f]{0,4}:[0-9a-f]{0,4}:)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?:%\w{1,15})?(?:\/\d{1,3})?(?![\w:]|\.\d)/gi,
  ],
  judge({ match }) {
    return isIPv6(match.replace(/\/\d{1,3}$/, '')) && /[1-9a-f]/i.test(match) && match.length > 5 ? likely.labelled : undefined;
  },
  identityOf: (match) => match.toLowerCase(),
};
