import { localCaller } from '@assay/core';
import type { SignIn } from './sign-in.ts';

/** One user who may do everything: for a server that only its own machine can reach. */
export const localSignIn: SignIn = {
  mode: 'local',
  identify: async () => ({ status: 'known', caller: localCaller }),
};
