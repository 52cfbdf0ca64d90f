export { type Flavour, flavours } from './chunks.ts';
export { type FaultName, faultNames } from './faults.ts';
export { quotingModel } from './quoting-model.ts';
export { type Stub, type StubAnswer, type StubOptions, type StubQuestion, type StubRequest, startStub } from './start-stub.ts';
