;; Adds up rows of the classifier's weights sixteen bytes at a time: see row-adder.ts, which lays out the memory. Few instructions a
;; row let a processor wait for many rows of a large table at once, and most of the time of adding up is such waiting.
;; Assembled into row-adder.generated.ts by scripts/generate-assembly.mjs.
(module
  (import "table" "memory" (memory 1))

  ;; Adds the rows of 16 bytes whose numbers are at `rows`; their sums by byte, 16 numbers of 32 bits, are written to `sums`.
  (func (export "addRows") (param $rows i32) (param $count i32) (param $sums i32)
    (local $end i32) (local $stop i32) (local $row v128) (local $low v128) (local $high v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $rows) (i32.shl (local.get $count) (i32.const 2))))
    (block $done
      (loop $some
        (br_if $done (i32.ge_u (local.get $rows) (local.get $end)))
        ;; 256 bytes fit into 16 bits.
        (local.set $stop (i32.add (local.get $rows) (i32.const 1024)))
        (if (i32.gt_u (local.get $stop) (local.get $end)) (then (local.set $stop (local.get $end))))
        (local.set $low (v128.const i64x2 0 0))
        (local.set $high (v128.const i64x2 0 0))
        (loop $next
          (local.set $row (v128.load (i32.shl (i32.load (local.get $rows)) (i32.const 4))))
          (local.set $low (i16x8.add (local.get $low) (i16x8.extend_low_i8x16_u (local.get $row))))
          (local.set $high (i16x8.add (local.get $high) (i16x8.extend_high_i8x16_u (local.get $row))))
          (local.set $rows (i32.add (local.get $rows) (i32.const 4)))
          (br_if $next (i32.lt_u (local.get $rows) (local.get $stop))))
        (local.set $a (i32x4.add (local.get $a) (i32x4.extend_low_i16x8_u (local.get $low))))
        (local.set $b (i32x4.add (local.get $b) (i32x4.extend_high_i16x8_u (local.get $low))))
        (local.set $c (i32x4.add (local.get $c) (i32x4.extend_low_i16x8_u (local.get $high))))
        (local.set $d (i32x4.add (local.get $d) (i32x4.extend_high_i16x8_u (local.get $high))))
        (br $some)))
    (v128.store (local.get $sums) (local.get $a))
    (v128.store offset=16 (local.get $sums) (local.get $b))
    (v128.store offset=32 (local.get $sums) (local.get $c))
    (v128.store offset=48 (local.get $sums) (local.get $d)))

  ;; Adds the lines of 64 bytes whose numbers are at `places`, 256 at most: 16 signed sums of 16 bits, 16 bytes, then four numbers.
  ;; Adds to `sums`: 16 numbers, 16 numbers, four numbers.
  (func (export "addLines") (param $places i32) (param $count i32) (param $lines i32) (param $sums i32)
    (local $end i32) (local $line i32) (local $half v128) (local $low v128) (local $high v128) (local $rest v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $a (v128.load (local.get $sums)))
    (local.set $b (v128.load offset=16 (local.get $sums)))
    (local.set $c (v128.load offset=32 (local.get $sums)))
    (local.set $d (v128.load offset=48 (local.get $sums)))
    (local.set $rest (v128.load offset=128 (local.get $sums)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $places) (local.get $end)))
        (local.set $line (i32.add (local.get $lines) (i32.shl (i32.load (local.get $places)) (i32.const 6))))
        (local.set $half (v128.load (local.get $line)))
        (local.set $a (i32x4.add (local.get $a) (i32x4.extend_low_i16x8_s (local.get $half))))
        (local.set $b (i32x4.add (local.get $b) (i32x4.extend_high_i16x8_s (local.get $half))))
        (local.set $half (v128.load offset=16 (local.get $line)))
        (local.set $c (i32x4.add (local.get $c) (i32x4.extend_low_i16x8_s (local.get $half))))
        (local.set $d (i32x4.add (local.get $d) (i32x4.extend_high_i16x8_s (local.get $half))))
        (local.set $half (v128.load offset=32 (local.get $line)))
        (local.set $low (i16x8.add (local.get $low) (i16x8.extend_low_i8x16_u (local.get $half))))
        (local.set $high (i16x8.add (local.get $high) (i16x8.extend_high_i8x16_u (local.get $half))))
        (local.set $rest (i32x4.add (local.get $rest) (v128.load offset=48 (local.get $line))))
        (local.set $places (i32.add (local.get $places) (i32.const 4)))
        (br $next)))
    (v128.store (local.get $sums) (local.get $a))
    (v128.store offset=16 (local.get $sums) (local.get $b))
    (v128.store offset=32 (local.get $sums) (local.get $c))
    (v128.store offset=48 (local.get $sums) (local.get $d))
    (v128.store offset=64 (local.get $sums)
      (i32x4.add (v128.load offset=64 (local.get $sums)) (i32x4.extend_low_i16x8_u (local.get $low))))
    (v128.store offset=80 (local.get $sums)
      (i32x4.add (v128.load offset=80 (local.get $sums)) (i32x4.extend_high_i16x8_u (local.get $low))))
    (v128.store offset=96 (local.get $sums)
      (i32x4.add (v128.load offset=96 (local.get $sums)) (i32x4.extend_low_i16x8_u (local.get $high))))
    (v128.store offset=112 (local.get $sums)
      (i32x4.add (v128.load offset=112 (local.get $sums)) (i32x4.extend_high_i16x8_u (local.get $high))))
    (v128.store offset=128 (local.get $sums) (local.get $rest))))
