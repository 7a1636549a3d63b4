// Bytes from the packer's text; xtask/src/pack/letters.rs describes its form.
function decodeLetters(text, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  let bits = 0;
  let held = 0;
  // An array of bytes keeps the lowest eight bits, and nothing behind its end.
  function put(value, count) {
    bits = (bits << count) | value;
    for (held += count; held >= 8; held -= 8) bytes[at++] = bits >> (held - 8);
  }
  for (let index = 0; index < text.length; ) {
    // More than 32 bits: a number with a fraction's exactness, and no shifts.
    let fifteens = 0;
    for (const end = index + 10; index < end; index += 1) {
      const unit = text.charCodeAt(index);
      const digit = unit - (unit < 0xe000 ? 0x5d0 : 0xdd0);
      fifteens = fifteens * 15 + (digit >> 12);
      put(digit & 0xfff, 12);
    }
    put(Math.floor(fifteens / 0x100000), 19);
    put(fifteens % 0x100000, 20);
  }
  return bytes;
}

// Bytes from LZMA as the packer writes it: no header, no end marker, lc 2, lp 0, pb 0 (a literal's context is the upper
// two bits of the byte before, and positions are no context). Follows the specification in the LZMA SDK, with its names.
// What was packed begins behind other bytes, which it may repeat. A damaged text ends in an error here or in wrong bytes,
// never outside of the arrays.
function decodeLzma(packed, length, before) {
  const end = before.length + length;
  const bytes = new Uint8Array(end);
  bytes.set(before);
  // Even chances, of 2048.
  const chances = (count) => new Uint16Array(count).fill(1024);
  const literals = chances(4 * 0x300);
  const [isMatch, isRep, isRepG0, isRepG1, isRepG2, isRep0Long] = [12, 12, 12, 12, 12, 12].map(chances);
  // Two choices, then the trees of short, middle and long lengths.
  const [matchLength, repLength] = [274, 274].map(chances);
  const [slots, special, align] = [256, 128, 16].map(chances);

  let range = 0xffffffff;
  let code = 0;
  let next = 1;
  while (next < 5) code = ((code << 8) | packed[next++]) >>> 0;

  function fill() {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[next++]) >>> 0;
  }
  function bit(table, at) {
    const chance = table[at];
    const bound = (range >>> 11) * chance;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      table[at] = chance - (chance >> 5);
    } else {
      range = bound;
      table[at] = chance + ((2048 - chance) >> 5);
    }
    fill();
    return one ? 1 : 0;
  }
  function evenBits(count) {
    let value = 0;
    for (; count > 0; count -= 1) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = (value << 1) | (one ? 1 : 0);
      fill();
    }
    return value;
  }
  function tree(table, base, count) {
    let node = 1;
    for (let level = 0; level < count; level += 1) node = (node << 1) | bit(table, base + node);
    return node - (1 << count);
  }
  function reverseTree(table, base, count) {
    let node = 1;
    let value = 0;
    for (let level = 0; level < count; level += 1) {
      const got = bit(table, base + node);
      node = (node << 1) | got;
      value |= got << level;
    }
    return value;
  }
  function lengthFrom(table) {
    if (!bit(table, 0)) return 2 + tree(table, 2, 3);
    if (!bit(table, 1)) return 10 + tree(table, 10, 3);
    return 18 + tree(table, 18, 8);
  }
  function distance(ofLength) {
    const slot = tree(slots, 64 * Math.min(ofLength - 2, 3), 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << count;
    if (slot < 14) return base + reverseTree(special, base - slot, count);
    return base + (evenBits(count - 4) << 4) + reverseTree(align, 0, 4);
  }
  function literal(before, expected) {
    const base = 0x300 * (before >> 6);
    let node = 1;
    // Behind a match, the byte that would have continued it is context until the first bit that differs.
    for (let differs = expected === undefined; node < 256; ) {
      if (differs) node = (node << 1) | bit(literals, base + node);
      else {
        const likely = (expected >> 7) & 1;
        expected <<= 1;
        const got = bit(literals, base + 0x100 + (likely << 8) + node);
        node = (node << 1) | got;
        differs = got !== likely;
      }
    }
    return node;
  }

  let [at, state, rep0, rep1, rep2, rep3] = [before.length, 0, 0, 0, 0, 0];
  while (at < end) {
    if (!bit(isMatch, state)) {
      bytes[at] = literal(at > 0 ? bytes[at - 1] : 0, state < 7 ? undefined : bytes[at - rep0 - 1]);
      at += 1;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let count = 1;
    if (!bit(isRep, state)) {
      [rep1, rep2, rep3] = [rep0, rep1, rep2];
      count = lengthFrom(matchLength);
      rep0 = distance(count);
      state = state < 7 ? 7 : 10;
    } else {
      let short = false;
      if (!bit(isRepG0, state)) short = !bit(isRep0Long, state);
      else if (!bit(isRepG1, state)) [rep0, rep1] = [rep1, rep0];
      else if (!bit(isRepG2, state)) [rep0, rep1, rep2] = [rep2, rep0, rep1];
      else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
      if (!short) count = lengthFrom(repLength);
      state = state < 7 ? (short ? 9 : 8) : 11;
    }
    for (; count > 0; count -= 1, at += 1) bytes[at] = bytes[at - rep0 - 1];
  }
  // What the encoder leaves at the end of whole data: LZMA's own check.
  if (code !== 0 || next !== packed.length) throw new Error('damaged LZMA');
  return bytes.subarray(before.length);
}

// Styles, glue and program from the streams that the packer split them into; xtask/src/pack/streams/mod.rs describes
// their form, and where a row is what. A damaged form ends in an error here or in wrong bytes: what stands behind the
// form's end reads as zero, each turn of a loop writes a byte, and behind the last one they end.
function joinStreams(form) {
  const HEADER_BYTES = 84;
  const ROW_BYTES = 6;
  // Two streams, and the opcode that ends a block or a function.
  const KINDS = 4;
  const BLOCKS = 5;
  const END = 11;
  const header = new Uint32Array(form.slice(0, HEADER_BYTES).buffer);
  // Where each stream goes on.
  const next = header.slice(1);
  const [before, after] = [form.subarray(next[1], next[2]), form.subarray(next[2], next[3])];
  const bytes = new Uint8Array(header[0]);
  bytes.set(before);
  let at = before.length;
  const end = bytes.length - after.length;

  // Copies a number, or a byte of a floating-point constant.
  function number(stream) {
    let from = next[stream];
    let value = 0;
    let shift = 0;
    let byte;
    do {
      byte = form[from++];
      bytes[at++] = byte;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127 && stream);
    next[stream] = from;
    return value;
  }

  while (at < end) {
    let place = at;
    // A function's head first, whose row begins with a byte for the function's length.
    let kind = 0;
    let depth = 1;
    do {
      const row = HEADER_BYTES + ROW_BYTES * kind;
      const opcode = form[row + 1];
      const stream = form[row + 3];
      bytes[at++] = opcode;
      if (form[row]) bytes[at++] = form[row + 2];
      let count = form[row + 4];
      if (form[row + 5]) count += form[row + 5] * number(stream);
      for (; count > 0 && at < end; count -= 1) number(stream);
      if (stream === BLOCKS) depth += 1;
      if (opcode === END) depth -= 1;
      if (depth) kind = form[next[KINDS]++];
    } while (depth && at < end);
    let length = at - place - 1;
    for (; length > 127; length >>= 7) {
      bytes.copyWithin(place + 1, place, at++);
      bytes[place++] = length | 128;
    }
    bytes[place] = length;
  }
  if (at !== end) throw new Error('damaged streams');
  bytes.set(after, end);
  return bytes;
}
