/** In place of the package `debug` in the server's bundle: says nothing, whatever the environment wants. */

const silent = () => undefined;
silent.enabled = false;

const createDebug = () => silent;
createDebug.debug = createDebug;

module.exports = createDebug;
