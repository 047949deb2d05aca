import sharp from "sharp";

// Decoded pictures are not asked for again, and each thread holds memory of its own.
sharp.cache(false);
sharp.concurrency(1);

export { sharp };
