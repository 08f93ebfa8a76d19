#!/bin/sh
# Answers greetings, in nothing but POSIX shell.
#
# "text" is the last key of every question, so a pattern at the end of the line finds it without a JSON parser.
while IFS= read -r line; do
    case $line in
    *'"text":"'[Hh]ello*'"}}' | *'"text":"'[Hh]i'"}}' | *'"text":"'[Hh]i[\ ,!.]*'"}}' | *'"text":"'[Gg]'ood morning'*'"}}')
        echo '{"text":"Hello! What are you working on? "}'
        echo '{"text":"Tell me which step puzzles you, and what you have tried."}'
        echo '{"done":{}}'
        ;;
    *)
        echo '{"decline":{"reason":"not a greeting"}}'
        ;;
    esac
done
