import { describe, expect, test } from "vitest";
import { iniValue, shellWord } from "../../src/bootstrap/escape.js";

describe("a shell word", () => {
  test("stays bare when no shell reads anything in it", () => {
    for (const word of ["php8.4", "/mnt/efs", "a=b", "user@host:1,2", "50%", "a+b-c_d.e"])
      expect(shellWord(word)).toBe(word);
  });

  test("is quoted for everything else, also for nothing", () => {
    expect(shellWord("")).toBe("''");
    for (const text of [
      "a b",
      "$HOME",
      "`id`",
      "a;b",
      "a&b",
      "a|b",
      "*",
      "?",
      "~",
      "#",
      "a>b",
      "!",
      "{a,b}",
      "a\nb",
      "é",
      "\\",
    ]) {
      expect(shellWord(text)).toBe(`'${text}'`);
    }
  });

  test("leaves the quotes for a quote and enters them again", () => {
    expect(shellWord("it's")).toBe(String.raw`'it'\''s'`);
    expect(shellWord("'")).toBe(String.raw`''\'''`);
    expect(shellWord("'; id; '")).toBe(String.raw`''\''; id; '\'''`);
  });
});

describe("a php.ini value", () => {
  test("is bare for numbers and On or Off for booleans", () => {
    expect([iniValue(64), iniValue(-1), iniValue(0.5), iniValue(true), iniValue(false)]).toEqual([
      "64",
      "-1",
      "0.5",
      "On",
      "Off",
    ]);
  });

  test("stands in single quotes as text, where PHP expands nothing", () => {
    expect(iniValue("64M")).toBe("'64M'");
    expect(iniValue('${HOME} ; "x" \\ $a')).toBe("'${HOME} ; \"x\" \\ $a'");
    expect(iniValue("On")).toBe("'On'");
    expect(iniValue("")).toBe("''");
  });

  test("puts single quotes in double ones beside it, without an empty pair", () => {
    expect(iniValue("it's")).toBe(`'it'"'"'s'`);
    expect(iniValue("'a")).toBe(`"'"'a'`);
    expect(iniValue("a''")).toBe(`'a'"''"`);
    expect(iniValue("'")).toBe(`"'"`);
  });

  test("throws where it could end its line", () => {
    for (const text of ["a\nb", "a\rb", "a\0b"]) {
      expect(() => iniValue(text)).toThrow("A php.ini value holds a character that cannot be quoted.");
    }
  });
});
