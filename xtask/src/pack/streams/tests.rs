//! What is split comes back byte by byte, or is refused.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is its job")]

use data_encoding::BASE64;

use super::*;

/// A module assembled by binaryen: imports, memory, table, global, data, and functions with blocks, a loop, a branch
/// table, constants of each sort, an unaligned store, `memory.copy`, direct and indirect calls.
const ASSEMBLED: &[u8] = b"AGFzbQEAAAABCgJgAX8Bf2ABfwACBwEBZQFmAAEDAwIAAAQEAXAAAgUDAQABBgYBfwFBAAsHBQEBYQABCQgBAEEACwIBAgwB\
    AQp1Am0CAX4BfEKAgICAgICAgIB/IQFEAAAAAAAA+D8hAgJAAkAgAA4CAAEACyAAIAE3AKwCCwNAIAAtAAUNAAtB8KIEQQFBAvwKAABBfyAC/AI2AgRB\
    gAEoAgAkACAAEAAgAAR/QQMgABEAAAUjAAsLBQAgAMALCwoBAEEICwR0ZXh0";

/// LEB128.
fn number(mut rest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while rest > 0x7f {
        bytes.push(u8::try_from(rest & 0x7f).unwrap() | 0x80);
        rest >>= 7;
    }
    bytes.push(u8::try_from(rest).unwrap());
    bytes
}

fn sized(bytes: &[u8]) -> Vec<u8> {
    [&number(bytes.len()), bytes].concat()
}

/// A module with these functions, each without its length.
fn module(functions: &[&[u8]]) -> Vec<u8> {
    let code = [number(functions.len()), functions.iter().flat_map(|body| sized(body)).collect()].concat();
    // A section before the code and one behind it: the split must not touch them.
    [MAGIC, &[1, 1, 0], &[CODE_SECTION], &sized(&code), &[0], &sized(b"\x04nametext")].concat()
}

/// A function without locals and with these instructions before its end.
fn function(instructions: &[u8]) -> Vec<u8> {
    [&[0], instructions, &[0x0b]].concat()
}

fn comes_back(program: &[u8]) {
    let form = split(b"front", program).unwrap();
    assert_eq!(join(&form).unwrap(), [b"front", program].concat());
}

/// The bytes of one stream.
fn stream_of(form: &[u8], stream: u8) -> Vec<u8> {
    let start = |stream: usize| {
        let at = 4 * (1 + stream);
        usize::try_from(u32::from_le_bytes(form[at..at + 4].try_into().unwrap())).unwrap()
    };
    form[start(usize::from(stream))..start(usize::from(stream) + 1)].to_vec()
}

#[test]
fn an_assembled_module_comes_back() {
    comes_back(&BASE64.decode(ASSEMBLED).unwrap());
}

#[test]
fn every_known_instruction_comes_back() {
    let (mut known, mut all) = (0, Vec::new());
    for opcode in 0..=u8::MAX {
        for second in 0..=u8::MAX {
            let Ok(kind) = Kind::of(opcode, second) else { continue };
            if kind.second.is_none() && second > 0 {
                continue;
            }
            known += 1;
            let mut instruction = vec![opcode];
            instruction.extend(kind.second);
            if kind.stream == stream::FLOATS {
                instruction.extend(vec![0xff; usize::from(kind.operands)]);
            } else {
                if kind.each > 0 {
                    instruction.push(3);
                }
                let operands = 3 * usize::from(kind.each) + usize::from(kind.operands);
                // Each in two bytes, the second of which would be an instruction too.
                instruction.extend([0x8b, 0x0b].repeat(operands));
            }
            // What opens a block has to be closed; an `end` of its own needs something to close.
            match opcode {
                0x02..=0x04 => instruction.push(0x0b),
                0x0b => instruction = vec![0x02, 0x40, 0x0b],
                _ => {}
            }
            comes_back(&module(&[&function(&instruction), &function(&[])]));
            all.extend(instruction);
        }
    }
    // Those of one byte, accesses to memory with four alignments, those of two bytes.
    assert_eq!(known, 160 + 23 * 4 + 18);
    // More kinds than a byte can number.
    assert_eq!(split(&[], &module(&[&function(&all)])), Err(SplitError::TooManyKinds));
}

#[test]
fn functions_of_any_length_come_back() {
    for length in [0, 124, 125, 126, 127, 16_380, 16_381, 16_382, 16_383, 70_000] {
        let long = function(&vec![0x01; length]);
        comes_back(&module(&[&long, &function(&[]), &long]));
    }
    comes_back(&module(&[]));
    let locals = [&[2, 0x80, 0x01, 0x7f, 1, 0x7c][..], &[0x0b]].concat();
    comes_back(&module(&[&locals]));
}

#[test]
fn operands_stand_by_their_meaning() {
    let code = [
        0x20, 7, 0x20, 8, 0x28, 2, 0x90, 0x01, 0x36, 2, 4, 0x41, 0x7f, 0x22, 6, 0x1a, 0x10, 9, 0x41, 0x80, 0x80, 0xc0,
        0,
    ];
    let form = split(b"front", &module(&[&function(&code)])).unwrap();
    assert_eq!(stream_of(&form, stream::LOCALS), [7, 8]);
    assert_eq!(stream_of(&form, stream::LOADS), [0x90, 0x01]);
    assert_eq!(stream_of(&form, stream::STORES), [4]);
    assert_eq!(stream_of(&form, stream::I32), [0x7f]);
    assert_eq!(stream_of(&form, stream::ADDRESSES), [0x80, 0x80, 0xc0, 0]);
    assert_eq!(stream_of(&form, stream::WRITTEN), [6]);
    assert_eq!(stream_of(&form, stream::CALLS), [9]);
    // Rows are in the order of opcodes: end, call, drop, local.get, local.tee, i32.load, i32.store, i32.const of either length.
    assert_eq!(stream_of(&form, stream::KINDS), [4, 4, 6, 7, 9, 5, 3, 2, 8, 1]);
    assert!(stream_of(&form, stream::BEFORE).starts_with(b"front\0asm"));
    assert!(stream_of(&form, stream::AFTER).ends_with(b"text"));
}

#[test]
fn an_unknown_instruction_is_refused() {
    let refused = |instructions: &[u8]| split(&[], &module(&[&function(instructions)])).unwrap_err();
    // A vector, an atomic access, a tail call, a throw, an alignment with another memory's number behind it.
    assert_eq!(refused(&[0xfd, 12]), SplitError::Unknown(0xfd, 12));
    assert_eq!(refused(&[0xfe, 3, 0]), SplitError::Unknown(0xfe, 3));
    assert_eq!(refused(&[0x12, 1]), SplitError::Unknown(0x12, 1));
    assert_eq!(refused(&[0x08, 0]), SplitError::Unknown(0x08, 0));
    assert_eq!(refused(&[0x28, 0x42, 1, 0]), SplitError::Unknown(0x28, 0x42));
    assert_eq!(refused(&[0xfc, 18]), SplitError::Unknown(0xfc, 18));
}

#[test]
fn what_would_not_come_back_is_refused() {
    // A function's length in more bytes than it needs.
    let long_length = [MAGIC, &[CODE_SECTION, 5, 1, 0x82, 0, 0, 0x0b]].concat();
    assert_eq!(split(&[], &long_length), Err(SplitError::Differs));
    // A function that goes on behind its end.
    assert_eq!(split(&[], &module(&[&[0, 0x0b, 0x01]])), Err(SplitError::Differs));
    assert_eq!(split(&[], &module(&[&[0, 0x41]])), Err(SplitError::Ends));
    assert_eq!(split(&[], MAGIC), Err(SplitError::NoCode));
    assert_eq!(split(&[], b"<html>"), Err(SplitError::NoCode));
}

#[test]
fn the_page_reads_the_same_form() {
    let script = include_str!("../../../page/unpack.js");
    for (name, value) in [
        ("HEADER_BYTES", HEADER_BYTES),
        ("ROW_BYTES", ROW_BYTES),
        ("KINDS", usize::from(stream::KINDS)),
        ("BLOCKS", usize::from(stream::BLOCKS)),
    ] {
        assert!(script.contains(&format!("const {name} = {value};")), "{name}");
    }
}

#[test]
fn a_damaged_form_ends() {
    let form = split(b"front", &BASE64.decode(ASSEMBLED).unwrap()).unwrap();
    for at in 0..form.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut damaged = form.clone();
            damaged[at] ^= change;
            let length = u32::from_le_bytes(damaged[..4].try_into().unwrap());
            assert!(join(&damaged).is_none_or(|whole| u32::try_from(whole.len()) == Ok(length)), "byte {at}");
        }
        assert_eq!(join(&form[..at]), None, "{at} bytes");
    }
}
