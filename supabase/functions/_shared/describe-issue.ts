import type * as z from "zod/mini";

type Issue = z.core.$ZodIssue;

/** What `zod/mini` says when a schema brings no words of its own. */
const NO_MESSAGE = "Invalid input";

/** Says in one sentence what is wrong with a request: names the field, never quotes its value. */
export function describeIssue(issue: Issue): string {
  if (issue.code === "unrecognized_keys")
    return `Unknown field${issue.keys.length > 1 ? "s" : ""} in the request.`;
  if (issue.message !== NO_MESSAGE) return issue.message;
  const field = issue.path.join(".");
  return field === "" ? "The request is not valid." : `"${field}" ${expectation(issue)}.`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      return `must be at least ${issue.minimum}`;
    case "too_big":
      return `must be at most ${issue.maximum}`;
    case "invalid_value":
      return `must be one of ${issue.values.join(", ")}`;
    case "invalid_type":
      return issue.expected === "int" ? "must be a whole number" : `must be a ${issue.expected}`;
    case "invalid_format":
      return issue.format === "uuid" ? "must be a version 4 UUID" : "is not in the right form";
    default:
      return "is not valid";
  }
}
