/** In place of the package `debug` in the server's bundle: says nothing, whatever the environment wants. */

const silent = () => undefined;
silent.enabled = false;

const createDebug = () => silent;
createDebug.debug = createDebug;
// Compiled TypeScript asks for it by this name.
createDebug.default = createDebug;

module.exports = createDebug;
