"""What classes are taught in a week, and what it comes to: in classes, and in a school."""
