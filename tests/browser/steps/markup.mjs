// The Nu Html Checker finds no error in any HTML page or drawing, and warns of nothing that is not explained here.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { relative } from "node:path";

export const scope = "site";

// What the checker says and why it stands, as patterns. Empty: nothing has to be explained away.
const EXPLAINED = [];

export async function run({ site }) {
  const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
  const args = ["-Xss2m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--also-check-svg", site];
  const checker = spawnSync("java", args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (checker.error || !checker.stdout) throw new Error(`vnu: ${checker.error ?? checker.stderr}`);
  const messages = JSON.parse(checker.stdout).messages;
  const line = (m) => {
    const file = m.url ? relative(site, new URL(m.url).pathname) : "";
    return `${file}:${m.lastLine ?? 0} ${m.message} — ${(m.extract ?? "").replaceAll("\n", " ")}`;
  };
  const errors = messages.filter((m) => m.type === "error" || m.type === "non-document-error");
  const rest = messages.filter((m) => !errors.includes(m));
  console.log(`     vnu: ${errors.length} errors, ${rest.length} warnings and remarks`);
  return errors.concat(rest.filter((m) => !EXPLAINED.some((pattern) => pattern.test(m.message)))).map(line);
}
