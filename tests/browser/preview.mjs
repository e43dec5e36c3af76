// The preview as a writer starts it.
import { spawn } from "node:child_process";

/** Starts the preview of a site, with messages in a language; gives its address, once it answers, and the way to end it. */
export async function preview(program, site, language, port) {
  const server = spawn(program, ["--root", site, "--lang", language, "serve", "--port", String(port)], { stdio: ["ignore", "ignore", "pipe"] });
  const origin = await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (data) => {
      said += data;
      const address = said.match(/http:\/\/[\d.:]+/)?.[0];
      if (address) resolve(address);
    });
    server.on("exit", () => reject(new Error(said)));
  });
  return { origin, end: () => server.kill() };
}
