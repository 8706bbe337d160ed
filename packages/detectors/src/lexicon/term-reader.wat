;; Finds where terms may begin in a folded text, and reads on from there in the trie: see term-reader.ts, which lays out the memory.
;; Assembled into term-reader.generated.ts by scripts/generate-assembly.mjs.
(module
  (import "table" "memory" (memory 1))

  ;; Writes to `places` the places of a text where a term may begin, four bytes each: place << 2 | the sets it may be of. Without a
  ;; branch that a processor could guess wrong. Answers how many.
  (func (export "findPlaces")
    (param $units i32) (param $length i32) (param $traits i32) (param $pairs i32) (param $triples i32) (param $places i32)
    (result i32)
    (local $at i32) (local $to i32) (local $unit i32) (local $next i32) (local $trait i32) (local $allowed i32) (local $begins i32)
    (local $hash i32) (local $longer i32)
    (local.set $to (local.get $places))
    (local.set $allowed (i32.const 3))
    (local.set $unit (i32.load16_u (local.get $units)))
    (block $done
      (loop $on
        (br_if $done (i32.ge_u (local.get $at) (local.get $length)))
        (local.set $units (i32.add (local.get $units) (i32.const 2)))
        (local.set $next (i32.load16_u (local.get $units)))
        (local.set $trait (i32.load8_u (i32.add (local.get $traits) (local.get $unit))))
        ;; Two bits of the pair that begins here, and two of the triple.
        (local.set $hash
          (i32.add
            (i32.mul (local.get $unit) (i32.const 0x9e3779b1))
            (i32.mul (local.get $next) (i32.const 0x85ebca77))))
        (local.set $longer
          (i32.shr_u
            (i32.load8_u (i32.add (local.get $pairs) (i32.shr_u (local.get $hash) (i32.const 18))))
            (i32.and (i32.shr_u (local.get $hash) (i32.const 15)) (i32.const 6))))
        (local.set $hash
          (i32.add (local.get $hash) (i32.mul (i32.load16_u offset=2 (local.get $units)) (i32.const 0xc2b2ae3d))))
        (local.set $longer
          (i32.or
            (local.get $longer)
            (i32.shr_u
              (i32.load8_u (i32.add (local.get $triples) (i32.shr_u (local.get $hash) (i32.const 16))))
              (i32.and (i32.shr_u (local.get $hash) (i32.const 13)) (i32.const 6)))))
        (local.set $begins
          (i32.and
            (local.get $allowed)
            (i32.or
              (local.get $trait)
              (i32.and (i32.shr_u (local.get $trait) (i32.const 2)) (local.get $longer)))))
        (i32.store (local.get $to) (i32.or (i32.shl (local.get $at) (i32.const 2)) (local.get $begins)))
        (local.set $to
          (i32.add (local.get $to) (i32.and (i32.add (local.get $begins) (i32.const 3)) (i32.const 4))))
        (local.set $allowed
          (i32.xor (i32.const 3) (i32.and (i32.shr_u (local.get $trait) (i32.const 4)) (i32.const 1))))
        (local.set $unit (local.get $next))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $on)))
    (i32.shr_u (i32.sub (local.get $to) (local.get $places)) (i32.const 2)))

  ;; Reads on from the places `from..to` as long as a term of their sets does, and writes to `reads` where one ends, sixteen bytes each:
  ;; its state, where it starts, where it ends, its set. Where one term is left, the rest of it is compared. Stops where as many as `most` bytes were written; the place it stopped at is
  ;; written to `stopped`. Answers the bytes written.
  (func (export "readTerms")
    (param $units i32) (param $length i32) (param $places i32) (param $from i32) (param $to i32) (param $codes i32)
    (param $words i32) (param $anywhere i32) (param $cells i32) (param $tails i32) (param $reads i32) (param $most i32) (param $stopped i32) (result i32)
    (local $read i32) (local $place i32) (local $stop i32) (local $set i32) (local $start i32) (local $end i32) (local $last i32)
    (local $state i32) (local $base i32) (local $code i32) (local $cell i32)
    (local.set $read (local.get $reads))
    (local.set $place (i32.add (local.get $places) (i32.shl (local.get $from) (i32.const 2))))
    (local.set $stop (i32.add (local.get $places) (i32.shl (local.get $to) (i32.const 2))))
    (local.set $most (i32.add (local.get $reads) (local.get $most)))
    (local.set $last (i32.add (local.get $units) (i32.shl (local.get $length) (i32.const 1))))
    ;; Looks once at the first cells of places, without a branch: a processor fetches at once what does not wait for one another, and one
    ;; after another where each place is read to its end first. What they hold is put where nobody reads it. Of so many places, for who
    ;; stops within them comes here again.
    (local.set $code (i32.add (local.get $place) (i32.const 2048)))
    (local.set $end
      (select (local.get $stop) (local.get $code) (i32.lt_u (local.get $stop) (local.get $code))))
    (block $looked
      (loop $look
        (br_if $looked (i32.ge_u (local.get $place) (local.get $end)))
        (local.set $start (i32.load (local.get $place)))
        (local.set $place (i32.add (local.get $place) (i32.const 4)))
        (local.set $set (i32.and (local.get $start) (i32.const 1)))
        (local.set $start (i32.add (local.get $units) (i32.and (i32.shr_u (local.get $start) (i32.const 1)) (i32.const -2))))
        (local.set $state
          (i32.load
            (i32.add
              (select (local.get $words) (local.get $anywhere) (local.get $set))
              (i32.shl
                (i32.load16_u (i32.add (local.get $codes) (i32.shl (i32.load16_u (local.get $start)) (i32.const 1))))
                (i32.const 2)))))
        (local.set $base (i32.load (i32.add (local.get $cells) (i32.shl (local.get $state) (i32.const 3)))))
        (local.set $code
          (i32.load16_u
            (i32.add (local.get $codes) (i32.shl (i32.load16_u offset=2 (local.get $start)) (i32.const 1)))))
        (local.set $cell
          (i32.xor
            (local.get $cell)
            (i32.load offset=4
              (select
                (i32.add (local.get $tails) (i32.and (i32.shr_u (local.get $base) (i32.const 1)) (i32.const -2)))
                (i32.add
                  (local.get $cells)
                  (i32.shl (i32.add (i32.shr_u (local.get $base) (i32.const 2)) (local.get $code)) (i32.const 3)))
                (i32.and (local.get $base) (i32.const 2))))))
        (br $look)))
    (i32.store (local.get $stopped) (local.get $cell))
    (local.set $place (i32.add (local.get $places) (i32.shl (local.get $from) (i32.const 2))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $place) (local.get $stop)))
        (br_if $done (i32.ge_u (local.get $read) (local.get $most)))
        (local.set $start (i32.load (local.get $place)))
        (local.set $place (i32.add (local.get $place) (i32.const 4)))
        (local.set $set (i32.and (local.get $start) (i32.const 3)))
        (local.set $start (i32.add (local.get $units) (i32.and (i32.shr_u (local.get $start) (i32.const 1)) (i32.const -2))))
        (loop $sets
          ;; The set of words first, where the place may be of both.
          (local.set $code
            (i32.shl (i32.load16_u (i32.add (local.get $codes) (i32.shl (i32.load16_u (local.get $start)) (i32.const 1)))) (i32.const 2)))
          (local.set $state
            (i32.load
              (i32.add
                (select (local.get $words) (local.get $anywhere) (i32.and (local.get $set) (i32.const 1)))
                (local.get $code))))
          (local.set $end (local.get $start))
          (block $read_all
            (loop $on
              (br_if $read_all (i32.eqz (local.get $state)))
              (local.set $cell (i32.add (local.get $cells) (i32.shl (local.get $state) (i32.const 3))))
              (local.set $base (i32.load (local.get $cell)))
              (local.set $end (i32.add (local.get $end) (i32.const 2)))
              (i32.store (local.get $read) (local.get $state))
              (i32.store offset=4 (local.get $read) (local.get $start))
              (i32.store offset=8 (local.get $read) (local.get $end))
              (i32.store offset=12 (local.get $read) (local.get $set))
              (if (i32.and (local.get $base) (i32.const 2))
                (then
                  (local.set $cell
                    (i32.add (local.get $tails) (i32.and (i32.shr_u (local.get $base) (i32.const 1)) (i32.const -2))))
                  (local.set $code
                    (i32.add (local.get $end) (i32.shl (i32.load16_u (local.get $cell)) (i32.const 1))))
                  (br_if $read_all (i32.gt_u (local.get $code) (local.get $last)))
                  (block $same
                    (loop $compare
                      (br_if $same (i32.ge_u (local.get $end) (local.get $code)))
                      (local.set $cell (i32.add (local.get $cell) (i32.const 2)))
                      (br_if $read_all (i32.ne (i32.load16_u (local.get $cell)) (i32.load16_u (local.get $end))))
                      (local.set $end (i32.add (local.get $end) (i32.const 2)))
                      (br $compare)))
                  (i32.store offset=8 (local.get $read) (local.get $end))
                  (local.set $read (i32.add (local.get $read) (i32.const 16)))
                  (br $read_all)))
              (local.set $read (i32.add (local.get $read) (i32.shl (i32.and (local.get $base) (i32.const 1)) (i32.const 4))))
              (br_if $read_all (i32.ge_u (local.get $end) (local.get $last)))
              (local.set $code
                (i32.load16_u (i32.add (local.get $codes) (i32.shl (i32.load16_u (local.get $end)) (i32.const 1)))))
              (br_if $read_all (i32.eqz (local.get $code)))
              (local.set $code (i32.add (i32.shr_u (local.get $base) (i32.const 2)) (local.get $code)))
              (br_if $read_all
                (i32.ne
                  (i32.load offset=4 (i32.add (local.get $cells) (i32.shl (local.get $code) (i32.const 3))))
                  (local.get $state)))
              (local.set $state (local.get $code))
              (br $on)))
          (if (i32.eq (local.get $set) (i32.const 3))
            (then
              (local.set $set (i32.const 2))
              (br $sets))))
        (br $next)))
    (i32.store (local.get $stopped) (i32.shr_u (i32.sub (local.get $place) (local.get $places)) (i32.const 2)))
    (i32.sub (local.get $read) (local.get $reads))))
