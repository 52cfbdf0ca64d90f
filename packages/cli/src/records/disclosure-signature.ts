import { manifestSignature } from './manifest-signature.ts';

/** How the manifest of a disclosure bundle is signed. */
export const { sign: signManifest, signerOf } = manifestSignature('application/vnd.assay.disclosure+json');
